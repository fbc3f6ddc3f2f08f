/** Requests and problems of the API. */
@NullMarked
package io.countersign.review.web;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.countersign.review.web.command;

import org.jspecify.annotations.NullMarked;

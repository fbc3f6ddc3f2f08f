@NullMarked
package io.countersign.review.console.login;

import org.jspecify.annotations.NullMarked;

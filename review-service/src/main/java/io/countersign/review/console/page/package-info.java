/** What every page has: the header, appearance, keys, problem pages and the content policy. */
@NullMarked
package io.countersign.review.console.page;

import org.jspecify.annotations.NullMarked;

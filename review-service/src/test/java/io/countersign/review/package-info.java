/** The whole service under test, on a real broker and a real store. */
@NullMarked
package io.countersign.review;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.countersign.review.web.quality;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.countersign.review.domain.certificate;

import org.jspecify.annotations.NullMarked;

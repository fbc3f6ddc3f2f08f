/** Quality assurance: repeated cases, known answers, the report. */
@NullMarked
package io.countersign.review.web.quality;

import org.jspecify.annotations.NullMarked;

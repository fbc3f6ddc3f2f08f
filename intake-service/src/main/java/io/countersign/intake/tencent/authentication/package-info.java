/** Authentication of calls by their signatures. */
@NullMarked
package io.countersign.intake.tencent.authentication;

import org.jspecify.annotations.NullMarked;

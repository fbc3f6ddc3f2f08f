@NullMarked
package io.countersign.intake.tencent.limit;

import org.jspecify.annotations.NullMarked;

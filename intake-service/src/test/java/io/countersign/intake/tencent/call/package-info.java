@NullMarked
package io.countersign.intake.tencent.call;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.countersign.intake.tencent.authentication;

import org.jspecify.annotations.NullMarked;

/** The actions: applications, queries of signatures, messages. */
@NullMarked
package io.countersign.intake.tencent.action;

import org.jspecify.annotations.NullMarked;

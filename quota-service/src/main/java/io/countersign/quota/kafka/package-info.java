/** Quota's way in and out: applications and decisions in, admissions out. */
@NullMarked
package io.countersign.quota.kafka;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.countersign.quota.domain.admission;

import org.jspecify.annotations.NullMarked;

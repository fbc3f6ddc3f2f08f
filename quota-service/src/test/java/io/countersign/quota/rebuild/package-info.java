@NullMarked
package io.countersign.quota.rebuild;

import org.jspecify.annotations.NullMarked;

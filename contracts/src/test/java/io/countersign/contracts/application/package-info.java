@NullMarked
package io.countersign.contracts.application;

import org.jspecify.annotations.NullMarked;

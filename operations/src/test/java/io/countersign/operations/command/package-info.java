@NullMarked
package io.countersign.operations.command;

import org.jspecify.annotations.NullMarked;

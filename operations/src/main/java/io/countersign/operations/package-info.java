/** What an operator does from a shell: one main class, one package for each command. */
@NullMarked
package io.countersign.operations;

import org.jspecify.annotations.NullMarked;

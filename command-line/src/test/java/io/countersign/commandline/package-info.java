@NullMarked
package io.countersign.commandline;

import org.jspecify.annotations.NullMarked;

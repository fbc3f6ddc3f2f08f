@NullMarked
package io.countersign.standalone.process;

import org.jspecify.annotations.NullMarked;

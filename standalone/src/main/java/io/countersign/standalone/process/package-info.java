/** What the process is started with, where it keeps its data and logs, and how it starts and stops its parts. */
@NullMarked
package io.countersign.standalone.process;

import org.jspecify.annotations.NullMarked;

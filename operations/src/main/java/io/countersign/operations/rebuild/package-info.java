/** Makes the stores again from the topics, by the services' own cores, beside what is there, and then switches. */
@NullMarked
package io.countersign.operations.rebuild;

import org.jspecify.annotations.NullMarked;

/** What broker and store attain without the services, and what the stages share. */
@NullMarked
package io.countersign.benchmarks.stages.baseline;

import org.jspecify.annotations.NullMarked;

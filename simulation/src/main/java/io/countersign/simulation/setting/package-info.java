/** What a run is like: its seed, its length, and the guards that it goes without. */
@NullMarked
package io.countersign.simulation.setting;

import org.jspecify.annotations.NullMarked;

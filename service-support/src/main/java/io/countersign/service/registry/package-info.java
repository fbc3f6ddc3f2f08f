/** How the records of the registry's topic are read. */
@NullMarked
package io.countersign.service.registry;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.countersign.embedded.document;

import org.jspecify.annotations.NullMarked;

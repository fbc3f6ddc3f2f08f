@NullMarked
package io.countersign.rules.text;

import org.jspecify.annotations.NullMarked;

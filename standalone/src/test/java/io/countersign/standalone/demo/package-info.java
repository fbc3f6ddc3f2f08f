@NullMarked
package io.countersign.standalone.demo;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.countersign.issuer.command;

import org.jspecify.annotations.NullMarked;

/** Real servers and a real issuer for the tests of all modules. */
@NullMarked
package io.countersign.platform.testing;

import org.jspecify.annotations.NullMarked;

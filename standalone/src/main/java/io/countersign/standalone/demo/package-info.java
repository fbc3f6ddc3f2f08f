/** The demo accounts and users: their passwords, tokens and key pairs, and their registration. */
@NullMarked
package io.countersign.standalone.demo;

import org.jspecify.annotations.NullMarked;

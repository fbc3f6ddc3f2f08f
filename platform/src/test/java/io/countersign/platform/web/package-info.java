/** Tests of bodies and problems. */
@NullMarked
package io.countersign.platform.web;

import org.jspecify.annotations.NullMarked;

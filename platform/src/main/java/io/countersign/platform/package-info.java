/** What every service of the platform is wired with. */
@NullMarked
package io.countersign.platform;

import org.jspecify.annotations.NullMarked;

/** The services as processes of their own, killed, frozen, replaced and starved under load: nothing may be lost or doubled. */
@NullMarked
package io.countersign.failures;

import org.jspecify.annotations.NullMarked;

/** Request bodies, problem documents and the pages every service has. */
@NullMarked
package io.countersign.platform.web;

import org.jspecify.annotations.NullMarked;

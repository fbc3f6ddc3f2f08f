@NullMarked
package io.countersign.platform.service;

import org.jspecify.annotations.NullMarked;

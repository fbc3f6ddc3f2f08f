package io.countersign.platform.limits;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that has no request in progress for too long: it is idle, sends a request's head too slowly, still
 * sends the body of a request that is answered, or does not read its answer. Reactor Netty's {@code idleTimeout} was
 * considered: each byte of a head starts it anew.
 *
 * <p>It runs on the channel's event loop, after the codec; {@link #bytes()} runs before the codec.
 */
final class ConnectionTimeoutHandler extends ChannelDuplexHandler {

    private static final long BUSY = Long.MAX_VALUE;
    private static final int CHECKS_PER_TIMEOUT = 4;

    private final Connections connections;
    private final long idleTimeout;
    private final long headTimeout;
    private final ChannelInboundHandlerAdapter bytes = new Bytes();

    private volatile long idleSince = System.nanoTime();
    private long headSince = BUSY;
    private int pendingResponses;
    private @Nullable Future<?> check;
    private @Nullable ChannelHandlerContext context;

    ConnectionTimeoutHandler(Connections connections, Duration idleTimeout, Duration headTimeout) {
        this.connections = connections;
        this.idleTimeout = idleTimeout.toNanos();
        this.headTimeout = headTimeout.toNanos();
    }

    /** Sees the bytes of a request whose head is not complete. */
    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext bytesContext, Object message) {
            boolean isData = message instanceof ByteBuf;
            bytesContext.fireChannelRead(message);
            if (isData && isIdle() && headSince == BUSY) {
                headSince = System.nanoTime();
            }
        }
    }

    ChannelInboundHandlerAdapter bytes() {
        return bytes;
    }

    boolean isIdle() {
        return idleSince != BUSY;
    }

    /** Of the requests whose heads were read; on the event loop only. */
    int pendingResponses() {
        return pendingResponses;
    }

    long idleSince() {
        return idleSince;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        long interval = Math.min(idleTimeout, headTimeout) / CHECKS_PER_TIMEOUT;
        check = active.executor().scheduleAtFixedRate(this::closeIfLate, interval, interval, TimeUnit.NANOSECONDS);
        connections.add(this);
        active.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        connections.remove(this);
        if (check != null) {
            check.cancel(false);
        }
        inactive.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        if (message instanceof HttpRequest) {
            pendingResponses++;
            idleSince = BUSY;
            headSince = BUSY;
        }
        reading.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInformational(message)) {
            pendingResponses--;
            if (pendingResponses <= 0) {
                pendingResponses = 0;
                idleSince = System.nanoTime();
            }
        }
        var _ = writing.write(message, promise);
    }

    /** Such as 100 Continue, after which the request goes on. */
    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void closeIfLate() {
        long now = System.nanoTime();
        boolean isIdleTooLong = isIdle() && now - idleSince > idleTimeout;
        boolean isHeadTooSlow = headSince != BUSY && now - headSince > headTimeout;
        if (isIdleTooLong || isHeadTooSlow) {
            close();
        }
    }

    /** May be called on any thread. */
    void close() {
        var current = context;
        if (current != null) {
            var _ = current.close();
        }
    }
}

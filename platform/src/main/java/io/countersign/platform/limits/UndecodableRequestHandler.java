package io.countersign.platform.limits;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request that the codec could not decode, after the responses that come before its own, and closes the connection.
 * Reactor Netty 1.3.8 answers it by the operations that are bound to the channel: where they belong to the previous request,
 * they have sent their response and send no other, so that the client waits and the connection stays; and where a response was
 * sent before the fault was found, the request gets two.
 */
final class UndecodableRequestHandler extends ChannelDuplexHandler {

    private final ConnectionTimeoutHandler responses;
    private @Nullable HttpResponseStatus refusal;

    /** The pending responses among which is that of the refused request: 1, or 0 if its head could not be decoded. */
    private int own;

    private boolean isResponseStarted;
    private boolean ended;

    /** @param responses comes before this handler on the way out */
    UndecodableRequestHandler(ConnectionTimeoutHandler responses) {
        this.responses = responses;
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        if (refusal == null
                && message instanceof HttpObject part
                && part.decoderResult().isFailure()) {
            refusal = status(part.decoderResult().cause());
            own = message instanceof HttpRequest ? 0 : 1;
            endIfNext(reading);
        }
        if (refusal == null) {
            reading.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) {
        if (ended) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        isResponseStarted = !(message instanceof LastHttpContent);
        var _ = writing.write(message, promise);
        endIfNext(writing);
    }

    private void endIfNext(ChannelHandlerContext context) {
        if (refusal == null || responses.pendingResponses() > own) {
            return;
        }
        ended = true;
        boolean isUnanswered = responses.pendingResponses() == own && !isResponseStarted;
        if (isUnanswered) {
            var _ = context.writeAndFlush(response(refusal)).addListener(ChannelFutureListener.CLOSE);
        } else {
            var _ = context.close();
        }
    }

    private static HttpResponseStatus status(Throwable failure) {
        return switch (failure) {
            case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            default -> HttpResponseStatus.BAD_REQUEST;
        };
    }

    private static FullHttpResponse response(HttpResponseStatus status) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}

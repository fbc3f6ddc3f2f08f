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
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request that the codec could not decode, after the responses that are pending, and closes the connection.
 * Reactor Netty 1.3.8 answers it too, but by the operations of the previous request where they are still bound to the channel:
 * they have sent their response and send no other, so that the client waits and the connection stays.
 */
final class UndecodableRequestHandler extends ChannelDuplexHandler {

    private final ConnectionTimeoutHandler responses;
    private @Nullable HttpResponseStatus refusal;

    /** @param responses comes before this handler on the way out */
    UndecodableRequestHandler(ConnectionTimeoutHandler responses) {
        this.responses = responses;
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isFailure()) {
            refusal = status(request.decoderResult().cause());
            refuseIfNext(reading);
        }
        if (refusal == null) {
            reading.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) {
        var _ = writing.write(message, promise);
        refuseIfNext(writing);
    }

    private void refuseIfNext(ChannelHandlerContext context) {
        if (refusal != null && responses.isIdle()) {
            var _ = context.writeAndFlush(response(refusal)).addListener(ChannelFutureListener.CLOSE);
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

package io.countersign.intake.tencent;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countersign.intake.tencent.call.TencentError;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests at {@code /} that no HTTP server can take, such as a line that is too long or a broken header, in
 * the API's envelope. Placed behind the connection's codec and before everything else.
 */
final class MalformedCalls extends ChannelInboundHandlerAdapter {

    private static final Pattern AT_ROOT = Pattern.compile("[A-Z]+ /[ ?].*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile(
            "(?:\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~%-]+)(?::(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}))?");
    private static final Set<HttpVersion> VERSIONS = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);
    private static final int CLOSE_TIMEOUT_SECONDS = 5;

    private final CallHandler calls;
    private final Beginning beginning = new Beginning();
    private boolean atRoot;
    private @Nullable String language;
    private boolean answered;

    MalformedCalls(CallHandler calls) {
        this.calls = calls;
    }

    /** Keeps how a request begins: where its line can't be read, nothing else shows its target. */
    private static final class Beginning extends ChannelInboundHandlerAdapter {

        private static final int MAX_HEADER_PREFIX = 16;

        private @Nullable String text;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (text == null && message instanceof ByteBuf bytes) {
                text = bytes.toString(
                        bytes.readerIndex(), Math.min(MAX_HEADER_PREFIX, bytes.readableBytes()), US_ASCII);
            }
            context.fireChannelRead(message);
        }
    }

    /** Before the codec. */
    ChannelInboundHandlerAdapter beginning() {
        return beginning;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (answered) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            atRoot = isAtRoot(request);
            language = request.headers().get("X-TC-Language");
        }
        if (atRoot && message instanceof HttpObject part && isMalformed(part)) {
            ReferenceCountUtil.release(message);
            answer(context);
            return;
        }
        if (message instanceof LastHttpContent) {
            beginning.text = null;
        }
        context.fireChannelRead(message);
    }

    /** The connection's reads are asked for one by one. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (answered) {
            context.read();
        } else {
            context.fireChannelReadComplete();
        }
    }

    /** A request's head, or a part of its body. */
    private static boolean isMalformed(HttpObject part) {
        return part.decoderResult().isFailure() || (part instanceof HttpRequest request && !isUsable(request));
    }

    private static boolean isUsable(HttpRequest request) {
        var host = request.headers().get(HttpHeaderNames.HOST);
        return VERSIONS.contains(request.protocolVersion())
                && host != null
                && HOST.matcher(host).matches()
                && isAddress(request.uri());
    }

    private static boolean isAddress(String target) {
        try {
            return new URI(target).getRawPath() != null;
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    private boolean isAtRoot(HttpRequest request) {
        return request.uri().equals("/")
                || request.uri().startsWith("/?")
                || (request.decoderResult().isFailure()
                        && beginning.text != null
                        && AT_ROOT.matcher(beginning.text).matches());
    }

    private void answer(ChannelHandlerContext context) {
        answered = true;
        var envelope = calls.refuse(TencentError.unreadable(), UUID.randomUUID().toString(), language);
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(envelope));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, envelope.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        var _ = context.writeAndFlush(response).addListener(_ -> end(context));
    }

    /** What the client still sends is read and thrown away: a reset could overtake the answer. */
    private static void end(ChannelHandlerContext context) {
        var channel = context.channel();
        if (channel instanceof DuplexChannel duplex && channel.isActive()) {
            var _ = duplex.shutdownOutput();
            context.read();
            var _ = context.executor().schedule(() -> close(channel), CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } else {
            close(channel);
        }
    }

    private static void close(Channel channel) {
        var _ = channel.close();
    }
}

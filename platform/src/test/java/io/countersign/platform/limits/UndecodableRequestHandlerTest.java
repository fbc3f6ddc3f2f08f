package io.countersign.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UndecodableRequestHandlerTest {

    private final EmbeddedChannel channel = channel();

    private static EmbeddedChannel channel() {
        var timeouts = new ConnectionTimeoutHandler(new Connections(10), Duration.ofMinutes(1), Duration.ofMinutes(1));
        return new EmbeddedChannel(new UndecodableRequestHandler(timeouts), timeouts);
    }

    @Test
    void aRequestThatIsDecodedPasses() {
        var request = request();

        channel.writeInbound(request, LastHttpContent.EMPTY_LAST_CONTENT);

        assertThat(channel.<Object>readInbound()).isSameAs(request);
        assertThat(channel.<Object>readInbound()).isSameAs(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void anUndecodableRequestIsAnsweredAndEndsTheConnection() {
        channel.writeInbound(undecodable(new TooLongHttpHeaderException()));

        assertThat(channel.<Object>readInbound()).isNull();
        assertThat(refusal()).isEqualTo(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void theStatusSaysWhatIsWrong() {
        channel.writeInbound(undecodable(new TooLongHttpLineException()));
        assertThat(refusal()).isEqualTo(HttpResponseStatus.REQUEST_URI_TOO_LONG);

        var other = channel();
        other.writeInbound(undecodable(new IllegalArgumentException()));
        assertThat(other.<FullHttpResponse>readOutbound().status()).isEqualTo(HttpResponseStatus.BAD_REQUEST);
    }

    /** While the response is pending, and also while its operations are still bound, nothing is read as theirs. */
    @Test
    void thePendingResponseIsCompletedFirst() {
        channel.writeInbound(request(), LastHttpContent.EMPTY_LAST_CONTENT);
        channel.writeInbound(undecodable(new TooLongHttpHeaderException()), request());
        assertThat(channel.<Object>readOutbound()).isNull();

        channel.writeOutbound(
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK),
                new DefaultHttpContent(Unpooled.copiedBuffer(new byte[] {1})));
        assertThat(channel.outboundMessages()).hasSize(2);
        assertThat(channel.isOpen()).isTrue();

        channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);

        assertThat(channel.outboundMessages()).hasSize(4);
        assertThat(channel.outboundMessages())
                .last()
                .isInstanceOfSatisfying(
                        FullHttpResponse.class,
                        response -> assertThat(response.status())
                                .isEqualTo(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE));
        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).hasSize(2);
    }

    @Test
    void whatFollowsIsReleased() {
        channel.writeInbound(request(), LastHttpContent.EMPTY_LAST_CONTENT);
        var content = new DefaultHttpContent(Unpooled.copiedBuffer(new byte[] {1}));

        channel.writeInbound(undecodable(new TooLongHttpHeaderException()), content);

        assertThat(content.refCnt()).isZero();
    }

    @Test
    void aMalformedChunkIsAnsweredInPlaceOfItsRequest() {
        channel.writeInbound(request(), malformedChunk(), LastHttpContent.EMPTY_LAST_CONTENT);

        assertThat(refusal()).isEqualTo(HttpResponseStatus.BAD_REQUEST);
        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).hasSize(1);
    }

    @Test
    void theResponsesBeforeThatOfAMalformedChunkAreCompletedFirst() {
        channel.writeInbound(request(), LastHttpContent.EMPTY_LAST_CONTENT, request(), malformedChunk());
        assertThat(channel.outboundMessages()).isEmpty();

        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));

        assertThat(channel.<FullHttpResponse>readOutbound().status()).isEqualTo(HttpResponseStatus.OK);
        assertThat(refusal()).isEqualTo(HttpResponseStatus.BAD_REQUEST);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aRequestGetsNoSecondResponse() {
        channel.writeInbound(request());
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.UNAUTHORIZED));

        channel.writeInbound(malformedChunk());

        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aResponseInProgressIsCut() {
        channel.writeInbound(request());
        channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));

        channel.writeInbound(malformedChunk());

        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(channel.isOpen()).isFalse();
    }

    /** The connection closes when the refusal is sent, which takes as long as the client reads nothing. */
    @Test
    void aResponseThatComesTooLateIsDropped() {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void close(ChannelHandlerContext closing, ChannelPromise promise) {}
        });
        channel.writeInbound(request(), malformedChunk());
        var late = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);

        assertThatThrownBy(() -> channel.writeOutbound(late)).isInstanceOf(ClosedChannelException.class);

        assertThat(late.refCnt()).isZero();
        assertThat(channel.outboundMessages()).hasSize(1);
    }

    @Test
    void anInterimResponseIsNotTheEndOfAResponse() {
        channel.writeInbound(request(), undecodable(new TooLongHttpHeaderException()));

        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));

        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(channel.isOpen()).isTrue();
    }

    private HttpResponseStatus refusal() {
        FullHttpResponse response = channel.readOutbound();
        assertThat(response.headers().get("Connection")).isEqualTo("close");
        return response.status();
    }

    private static HttpRequest request() {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    }

    private static HttpContent malformedChunk() {
        var chunk = new DefaultHttpContent(Unpooled.EMPTY_BUFFER);
        chunk.setDecoderResult(DecoderResult.failure(new NumberFormatException()));
        return chunk;
    }

    private static HttpRequest undecodable(Exception cause) {
        var request = request();
        request.setDecoderResult(DecoderResult.failure(cause));
        return request;
    }
}

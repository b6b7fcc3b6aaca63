package dev.rollcall.gateway.balance;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLHandshakeException;

import io.netty.handler.ssl.NotSslRecordException;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** What a failed try says about the request. */
enum Failure {

	/**
	 * No connection came about, or no TLS over it: nothing was sent, and the instance is
	 * not there.
	 */
	UNREACHABLE,

	/** The pooled connection was dead before anything was sent over it. */
	DEAD_CONNECTION,

	/** The connection ended without an answer: the request may have had its effect. */
	CONNECTION_LOST,

	/** No answer in time. */
	TIMED_OUT,

	/** What came back is no HTTP answer. */
	BROKEN_ANSWER,

	/** The gateway itself refused, such as a body that grew over its limit. */
	REFUSED_HERE;

	/**
	 * Reads a failure.
	 * @param ex what the HTTP client signalled
	 * @return what it means
	 */
	static Failure of(Throwable ex) {
		if (ex instanceof ErrorResponse refused) {
			return refused.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT) ? TIMED_OUT : REFUSED_HERE;
		}
		if (ex instanceof ConnectException || ex instanceof NoRouteToHostException || ex instanceof UnknownHostException
				|| ex instanceof SSLHandshakeException) {
			return UNREACHABLE;
		}
		if (AbortedException.isConnectionReset(ex)) {
			return (ex instanceof AbortedException) ? DEAD_CONNECTION : CONNECTION_LOST;
		}
		if (ex instanceof PrematureCloseException || ex instanceof SocketException) {
			return CONNECTION_LOST;
		}
		return BROKEN_ANSWER;
	}

	/**
	 * Makes an exception fit for the log.
	 * @param ex what the HTTP client signalled
	 * @return the same, or, in the place of one that quotes all that came instead of TLS,
	 * one that does not
	 */
	static Throwable shortened(Throwable ex) {
		return (ex instanceof NotSslRecordException) ? new SSLHandshakeException("plain text where TLS was to begin")
				: ex;
	}

}

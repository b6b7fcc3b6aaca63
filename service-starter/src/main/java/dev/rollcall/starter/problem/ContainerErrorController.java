package dev.rollcall.starter.problem;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what a filter or the servlet container itself refused. */
@Controller
class ContainerErrorController implements ErrorController {

	private final ProblemWriter problems;

	ContainerErrorController(ProblemWriter problems) {
		this.problems = problems;
	}

	@RequestMapping("${spring.web.error.path:/error}")
	void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
		HttpStatus status = HttpStatus.NOT_FOUND;
		if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
			status = HttpStatus.valueOf(code);
		}
		this.problems.write(request, response, Problems.of(status, detail(status)));
	}

	static String detail(HttpStatus status) {
		if (status == HttpStatus.NOT_FOUND) {
			return "There is nothing at this path";
		}
		return status.is5xxServerError() ? "The service failed; its log has the cause under this trace id"
				: "The request is not one that this service takes: " + status.getReasonPhrase();
	}

}

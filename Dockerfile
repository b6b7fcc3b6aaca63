# One image a module, from the jar that Maven has built: mvn -DskipTests package, then docker compose build.

FROM eclipse-temurin:25-jre AS unpacked
ARG MODULE
WORKDIR /build
# The wildcards match the jar or nothing; COPY alone would not say what to do about a missing one.
COPY config/application.yml ${MODULE}*/target*/${MODULE}.ja[r] ./
RUN test -f "${MODULE}.jar" || { echo "${MODULE}/target/${MODULE}.jar is missing: run mvn -DskipTests package first" >&2; exit 1; }
RUN java -Djarmode=tools -jar "${MODULE}.jar" extract --destination application \
    && mv "application/${MODULE}.jar" application/application.jar

FROM eclipse-temurin:25-jre
ARG PORT
# The quick compiler only; compute-service and data-service set it free.
ARG COMPILER=-XX:TieredStopAtLevel=1
RUN groupadd --gid 10001 rollcall \
    && useradd --uid 10001 --gid rollcall --no-create-home --shell /usr/sbin/nologin rollcall \
    && mkdir -p /rollcall/data /rollcall/secrets \
    && chown -R rollcall:rollcall /rollcall
WORKDIR /rollcall
# What changes least comes first.
COPY --from=unpacked /build/application/lib /opt/rollcall/lib
COPY --from=unpacked /build/application/application.jar /opt/rollcall/
COPY --from=unpacked /build/application.yml /rollcall/config/
USER rollcall
# The flags are for a dozen JVMs on a small machine, as in ./rollcall; whoever sets the variable replaces them.
ENV ROLLCALL_CONTAINER=true \
    ROLLCALL_HOME=/rollcall \
    SERVER_ADDRESS=0.0.0.0 \
    PORT=${PORT} \
    JDK_JAVA_OPTIONS="-XX:+UseSerialGC ${COMPILER} -Xss512k -XX:+UseCompactObjectHeaders -Xmx128m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
# The image has neither curl nor wget.
HEALTHCHECK --interval=5s --timeout=3s --start-period=300s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.[01] 200' <&3"]
ENTRYPOINT ["java", "-jar", "/opt/rollcall/application.jar"]

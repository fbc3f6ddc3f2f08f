# One pattern for every service: docker build --build-arg SERVICE=quota-service .
# The build stage brings the JDK and Maven, so that `docker compose up --build` needs neither.

FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
ARG SERVICE
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -pl "${SERVICE}" -am -DskipTests -Dspotless.check.skip package \
    && java -Djarmode=tools -jar "${SERVICE}"/target/*-exec.jar extract --layers --destination /layers \
    && mv /layers/application/*.jar /layers/application/service.jar

FROM eclipse-temurin:25.0.1_8-jre
RUN useradd --system --uid 10001 --no-create-home countersign && install -d -o 10001 /data
WORKDIR /service
COPY deploy/docker/healthy deploy/docker/aot-cache /usr/local/bin/
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
RUN aot-cache service.jar service.aot
USER 10001
ENV PORT=8080 MANAGEMENT_PORT=9000
EXPOSE 8080 9000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 CMD ["healthy"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-XX:AOTCache=service.aot", "-jar", "service.jar"]

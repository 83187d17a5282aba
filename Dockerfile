# One of the six services, as Maven has packaged it: docker build --build-arg SERVICE=returns-service .
FROM eclipse-temurin:25-jre
ARG SERVICE
WORKDIR /app
# What changes seldom comes first.
COPY ${SERVICE}/target/quarkus-app/lib/ lib/
COPY ${SERVICE}/target/quarkus-app/ ./
COPY jvm.options ./
# The C library would keep a heap for each thread that ever asked for memory.
ENV MALLOC_ARENA_MAX=1
ENV JAVA_OPTS="-XX:MaxRAMPercentage=40"
# Where the files of cases lie; a volume that is mounted here belongs to the user as well.
RUN mkdir /attachments && chown 10001 /attachments
ENV QLOOP_ATTACHMENTS=/attachments
EXPOSE 8080
USER 10001
ENTRYPOINT ["sh", "-c", "exec java @jvm.options $JAVA_OPTS -jar quarkus-run.jar"]

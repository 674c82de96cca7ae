"""One Spark for all tests of a process, made for small tables."""

from collections.abc import Iterator
from typing import Any

import pytest

from airshed.lake.engines import spark_session

QUICK = "--driver-java-options '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' pyspark-shell"
"""A Java that starts soon instead of running fast for hours: nearly half of the processor's time is saved."""


@pytest.fixture(scope="session")
def spark(java: None) -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_SUBMIT_ARGS", QUICK)
        session = spark_session()
    session.sparkContext.setLogLevel("ERROR")
    session.conf.set("spark.sql.shuffle.partitions", "2")
    session.conf.set("spark.sql.adaptive.enabled", "false")
    yield session
    session.stop()

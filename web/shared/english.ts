// The English catalogs, for tests in Node and for the documentation's page, which has no server.

import camera from "../../src/roomtone/locales/en/camera.ftl?raw";
import pulse from "../../src/roomtone/locales/en/pulse.ftl?raw";
import shared from "../../src/roomtone/locales/en/shared.ftl?raw";
import signal from "../../src/roomtone/locales/en/signal.ftl?raw";
import student from "../../src/roomtone/locales/en/student.ftl?raw";
import { useCatalog } from "./words";

useCatalog(`${camera}\n${pulse}\n${shared}\n${signal}\n${student}`, "en");

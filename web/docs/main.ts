// The API, drawn by Swagger UI from the server's own description of it.

import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";
import "swagger-ui-dist/swagger-ui.css";

SwaggerUI({ url: "openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null });

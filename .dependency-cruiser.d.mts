import type { ICruiseOptions, IResolveOptions } from "dependency-cruiser";

declare const configuration: {
  readonly forbidden: {
    readonly name: string;
    readonly severity: "error";
    readonly comment: string;
    readonly from: object;
    readonly to: object;
  }[];
  readonly options: ICruiseOptions & { readonly enhancedResolveOptions: Partial<IResolveOptions> };
};
export default configuration;
